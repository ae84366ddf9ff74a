// The worker that answers: made from a block of the page when first asked, and ended by Stop, whatever it is doing.

const MOST_ROWS = 5000;

let asked = null; // the run that is going on
let idle = null; // the worker, when it has answered and waits

async function startedWorker() {
  const [script, engine, graph] = await Promise.all(["ask-worker", "ask-engine", "ask-graph"].map((id) => unpacked(id).arrayBuffer()));
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(address);
  await told(worker, { act: "start", engine, graph, prefixes: ASK.prefixes }, [engine, graph]);
  URL.revokeObjectURL(address);
  return worker;
}

// One word to the worker and its answer; rejects where it fails.
function told(worker, message, moved = []) {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => { event.preventDefault(); reject(new Error("it needed more memory than this browser gives")); };
    worker.postMessage(message, moved);
  });
}

// Only the run that began last may show anything: a stopped one comes to nothing.
async function runAsk() {
  const { query, fault } = askedQuery();
  if (fault) return showFault(fault);
  stopAsk();
  const run = { worker: idle ?? startedWorker(), began: performance.now() };
  asked = run;
  idle = null;
  busy("Starting the engine …");
  try {
    run.made = await run.worker;
    if (asked !== run) return run.made.terminate();
    busy("Asking …");
    const answer = await told(run.made, { act: "ask", query, most: MOST_ROWS });
    if (asked !== run) return undefined;
    idle = run.worker;
    return showAnswer(answer, performance.now() - run.began);
  } catch (error) {
    run.made?.terminate();
    return asked === run ? showFault(`The question could not be answered: ${error.message}.`) : undefined;
  }
}

function stopAsk() {
  if (asked === null) return;
  asked.made?.terminate();
  asked = null;
  calm("Stopped.");
}

function busy(words) {
  byId("ask-stop").hidden = false;
  byId("ask-status").textContent = words;
}

function calm(words) {
  byId("ask-stop").hidden = true;
  byId("ask-status").textContent = words;
}
