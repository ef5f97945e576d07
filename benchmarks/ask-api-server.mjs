// Puts SubjectAccessReviews, one a line, to an API server (API, TOKEN) and writes its answers in the same order.
import { Agent, request } from "node:https";
import { readFileSync, writeFileSync } from "node:fs";

const [questions, answers] = process.argv.slice(2);
// A review has no name: the API server refuses metadata.
const lines = readFileSync(questions, "utf8").trim().split("\n").map(line => JSON.stringify({ ...JSON.parse(line), metadata: undefined }));
// A server of this run on loopback, with a certificate that it made itself.
const agent = new Agent({ keepAlive: true, maxSockets: 16, rejectUnauthorized: false });
const url = new URL("/apis/authorization.k8s.io/v1/subjectaccessreviews", process.env.API);

function ask(body) {
  return new Promise((resolve, reject) => {
    const call = request(url, { method: "POST", agent, headers: { authorization: `Bearer ${process.env.TOKEN}`, "content-type": "application/json" } }, answer => {
      let text = "";
      answer.setEncoding("utf8").on("data", part => { text += part; }).on("end", () => answer.statusCode === 201 ? resolve(text.trim()) : reject(new Error(text)));
    });
    call.on("error", reject).end(body);
  });
}

const found = new Array(lines.length);
let next = 0;
await Promise.all(Array.from({ length: 16 }, async () => {
  for (let line = next++; line < lines.length; line = next++) found[line] = await ask(lines[line]);
}));
agent.destroy();
writeFileSync(answers, found.join("\n") + "\n");
