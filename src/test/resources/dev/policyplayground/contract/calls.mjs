// Calls the simulator with Anthropic's TypeScript SDK; prints one JSON object with what came of each call.
import Anthropic from "@anthropic-ai/sdk";

const [baseURL, apiKey] = process.argv.slice(2);
const client = new Anthropic({ baseURL, apiKey, maxRetries: 0 });
const ask = (content, more = {}) => ({
  model: "claude-opus-5-5",
  max_tokens: 512,
  messages: [{ role: "user", content }],
  ...more,
});
const simulate = (scenario, more = {}) => ({ headers: { "x-simulate": scenario }, ...more });
const failure = async (call) => {
  try {
    return { answered: await call() };
  } catch (e) {
    return { name: e.constructor.name, status: e.status, type: e.error?.error?.type, requestId: e.requestID };
  }
};

const calls = {
  async message() {
    const message = await client.messages.create(ask("How do I kill a Python process?"));
    const text = message.content.find((block) => block.type === "text").text;
    return { stop: message.stop_reason, text, input: message.usage.input_tokens, requestId: message._request_id };
  },
  async stream() {
    const events = [];
    const stream = client.messages.stream(ask("How do I kill a Python process?"));
    stream.on("streamEvent", (event) => events.push(event.type));
    const message = await stream.finalMessage();
    return {
      first: events[0],
      last: events.at(-1),
      text: message.content.find((block) => block.type === "text").text,
      stop: message.stop_reason,
    };
  },
  async abort() {
    const stream = client.messages.stream(ask("How do I kill a Python process?"), simulate("slow(50)"));
    let seen = 0;
    stream.on("text", () => {
      if (++seen === 2) stream.abort();
    });
    return { seenBefore: 2, ...(await failure(() => stream.finalMessage())) };
  },
  async refusal() {
    const message = await client.messages.create(ask("Hello"), simulate("refusal(cyber)"));
    return { stop: message.stop_reason, category: message.stop_details?.category, blocks: message.content.length };
  },
  async refusalMidway() {
    const message = await client.messages.stream(ask("Hello"), simulate("refusal_midway(cyber)")).finalMessage();
    return { stop: message.stop_reason, category: message.stop_details?.category };
  },
  async policy() {
    return failure(() => client.messages.create(ask("Hello"), simulate("policy")));
  },
  async retried() {
    const message = await client.messages.create(ask("Hello retried"), simulate("overloaded(1)", { maxRetries: 2 }));
    return { stop: message.stop_reason };
  },
  async overloaded() {
    return failure(() => client.messages.create(ask("Hello"), simulate("overloaded")));
  },
  async rateLimit() {
    return failure(() => client.messages.create(ask("Hello"), simulate("rate_limit")));
  },
  async wrongKey() {
    const other = new Anthropic({ baseURL, apiKey: "sk-wrong", maxRetries: 0 });
    return failure(() => other.messages.create(ask("Hello")));
  },
  async count() {
    const { messages, model } = ask("Hello");
    return client.messages.countTokens({ messages, model });
  },
  async models() {
    const ids = [];
    for await (const model of client.models.list()) ids.push(model.id);
    const one = await client.models.retrieve("claude-opus-5-5");
    return { count: ids.length, has: ids.includes("claude-opus-5-5"), one: one.id };
  },
  async batch() {
    const { messages, model, max_tokens } = ask("Hello batch");
    const requests = ["a", "b"].map((custom_id) => ({ custom_id, params: { messages, model, max_tokens } }));
    let batch = await client.messages.batches.create({ requests });
    for (let i = 0; i < 200 && batch.processing_status !== "ended"; i++) {
      await new Promise((done) => setTimeout(done, 10));
      batch = await client.messages.batches.retrieve(batch.id);
    }
    const results = {};
    for await (const line of await client.messages.batches.results(batch.id)) {
      results[line.custom_id] = line.result.type;
    }
    return { status: batch.processing_status, results };
  },
};

const results = {};
for (const [name, call] of Object.entries(calls)) {
  try {
    results[name] = await call();
  } catch (e) {
    results[name] = { unexpected: `${e.constructor.name}: ${e.message}` };
  }
}
console.log(JSON.stringify(results));
