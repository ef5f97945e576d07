using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.ContainerService;

/// <summary>Follows asynchronous work.</summary>
internal static class TaskOperations
{
    public static ApiReply DescribeTaskInfo(CallContext call)
    {
        var id = call.Path["task_id"];
        var task = call.State.Tasks.GetValueOrDefault(id) ?? throw new ApiError(404, "ErrorTaskNotFound", $"task ({id}) not found in our records");
        var state = StateOf(task, call.Now);
        var json = Summary(task, call.Now);
        json["cluster_id"] = task.ClusterId;
        json["target"] = new JsonObject { ["id"] = task.TargetId, ["type"] = task.TargetType };
        json["parameters"] = new JsonObject();
        json["outputs"] = new JsonObject();
        json["current_stage"] = task.TaskType;
        json["stages"] = new JsonArray(new JsonObject
        {
            ["state"] = state,
            ["start_time"] = task.Created.ToChinaText(),
            ["end_time"] = state == "running" ? "" : task.EndsAt.ToChinaText(),
            ["message"] = state == "running" ? "" : task.ErrorMessage,
            ["outputs"] = new JsonObject(),
        });
        json["events"] = new JsonArray();
        json["task_result"] = new JsonArray([.. task.Parameters.Select(result => new JsonObject
        {
            ["data"] = result.Key,
            ["status"] = state == "running" ? "initial" : result.Value,
        })]);
        return ApiReply.Json(json);
    }

    public static ApiReply DescribeClusterTasks(CallContext call)
    {
        var cluster = call.Cluster();
        var number = call.Number("page_number", 1, 1, int.MaxValue);
        var size = call.Number("page_size", 10, 1, 100);
        var tasks = call.State.Tasks.Values.Where(task => task.ClusterId == cluster.ClusterId).OrderByDescending(task => task.Created).ToList();
        var json = CallReading.Page(tasks, number, size, "tasks", "page_info", task => Summary(task, call.Now));
        json["requestId"] = call.RequestId;
        return ApiReply.Json(json);
    }

    private static JsonObject Summary(CloudTask task, DateTimeOffset now) => new()
    {
        ["task_id"] = task.TaskId,
        ["task_type"] = task.TaskType,
        ["state"] = StateOf(task, now),
        ["created"] = task.Created.ToChinaText(),
        ["updated"] = (now < task.EndsAt ? task.Created : task.EndsAt).ToChinaText(),
        ["error"] = now < task.EndsAt || task.ErrorCode is null ? null : new JsonObject { ["code"] = task.ErrorCode, ["message"] = task.ErrorMessage },
    };

    private static string StateOf(CloudTask task, DateTimeOffset now) => now < task.EndsAt ? "running" : task.ErrorCode is null ? "success" : "fail";
}
