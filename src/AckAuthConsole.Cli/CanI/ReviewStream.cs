using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AckAuthConsole.Core.Rbac.Evaluation;

namespace AckAuthConsole.Cli.CanI;

/// <summary>
/// Answers SubjectAccessReview objects line by line, in order, with constant memory. Everything but the status comes out as it came in. What was read is answered before more is waited for, so that another program can ask and listen.
/// </summary>
internal sealed class ReviewStream(RbacSnapshot snapshot, string file, TextWriter output, TextWriter error)
{
    private const int FirstBuffer = 1 << 18;

    private readonly StringBuilder _answers = new();
    private readonly Dictionary<string, string> _statuses = new(StringComparer.Ordinal);
    private int _number;

    /// <summary>Answers a whole file, or standard input.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> AnswerAsync(RbacSnapshot snapshot, string file, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            await using var input = file == "-" ? Console.OpenStandardInput() : new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, useAsync: false);
            return await new ReviewStream(snapshot, file, output, error).AnswerAsync(input, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"{file}: {e.Message}");
            return ExitCodes.BadInput;
        }
    }

    private async Task<int> AnswerAsync(Stream input, CancellationToken cancellationToken)
    {
        var buffer = new byte[FirstBuffer];
        var (end, exit) = (0, ExitCodes.Ok);
        while (true)
        {
            if (end == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
            var read = await input.ReadAsync(buffer.AsMemory(end), cancellationToken);
            end += read;
            var start = 0;
            while (buffer.AsSpan(start, end - start).IndexOf((byte)'\n') is >= 0 and var length)
            {
                if (!Answer(buffer.AsSpan(start, length)))
                    exit = ExitCodes.BadInput;
                start += length + 1;
            }

            // The last line may have no end.
            if (read == 0 && end > start && !Answer(buffer.AsSpan(start, end - start)))
                exit = ExitCodes.BadInput;
            await output.WriteAsync(_answers, cancellationToken);
            await output.FlushAsync(cancellationToken);
            _answers.Clear();
            if (read == 0)
                return exit;
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
        }
    }

    private bool Answer(ReadOnlySpan<byte> line)
    {
        _number++;
        if (_number == 1 && line.StartsWith(Encoding.UTF8.Preamble))
            line = line[Encoding.UTF8.Preamble.Length..];
        line = line.Trim(" \t\r"u8);
        if (line.IsEmpty)
            return true;
        if (Review.TryRead(line, out var review) is { } wrong)
        {
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}:{_number}: {wrong}"));
            return false;
        }

        var decision = snapshot.Decide(review.User, review.Question);
        var body = line[..^1].TrimEnd(" \t"u8);
        if (review.Status is { } old)
        {
            Append(body[..old.Start]);
            body = body[Math.Min(old.End.Value, body.Length)..];
            Append(body);
        }
        else
        {
            Append(body);
        }

        _answers.Append(",\"status\":{\"allowed\":").Append(decision.IsAllowed ? "true" : "false");
        if (decision.Reason.Length > 0)
            _answers.Append(",\"reason\":\"").Append(Encoded(decision.Reason)).Append('"');
        _answers.Append("}}").Append(output.NewLine);
        return true;
    }

    private void Append(ReadOnlySpan<byte> text) => _answers.Append(Encoding.UTF8.GetString(text));

    // Few reasons for many reviews.
    private string Encoded(string reason)
    {
        if (_statuses.TryGetValue(reason, out var known))
            return known;
        if (_statuses.Count > 10_000)
            _statuses.Clear();
        return _statuses[reason] = JsonEncodedText.Encode(reason, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
    }
}
