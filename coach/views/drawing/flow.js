// What the customer brought up and asked, and what became of each: every place leads to its turn.
function flowSection(screen) {
  const { data, say } = screen
  const { flow } = data
  if (!flow) return null
  const section = el("section", { class: "strands", "aria-labelledby": "flow-title" },
    el("h2", { id: "flow-title" }, say("flow")),
    el("p", { class: "about" }, say("flow_about")),
    flow.told.map((sentence) => el("p", { class: "told" }, sentence)),
    strandsNode(flow.rows, screen, say("flow")),
    flow.aside.length
      ? el("details", {}, el("summary", {}, `${say("flow_aside")} (${flow.aside.length})`), strandsNode(flow.aside, screen, say("flow_aside")))
      : null,
    flow.lists.map((list) => [el("h3", { class: "list-title" }, list.title), strandsNode(list.rows, screen, list.title)]))
  section.addEventListener("keydown", walk)
  return section
}

function strandsNode(rows, screen, label) {
  return rows.length ? el("ol", { class: "rows", "aria-label": label }, rows.map((row) => strandNode(row, screen))) : null
}

function strandNode(row, screen) {
  const { say } = screen
  return el("li", { class: `strand ${row.kind}` },
    el("div", { class: "from" },
      row.topic ? el("span", { class: "topic" }, row.topic, el("span", { class: "vh" }, ": ")) : null,
      row.turn === null ? el("span", { class: "listed" }, row.text) : quoteLink(row, screen)),
    el("div", { class: "became" },
      el("span", { class: `glyph ${row.kind}`, "aria-hidden": "true" }, SIGN[row.kind]), row.became),
    el("div", { class: "to" },
      row.instead ? el("span", { class: "instead" }, `${row.instead} `) : null,
      row.by ? quoteLink(row.by, screen) : null,
      row.card === null ? null : button(say("flow_card"), () => screen.open(row.card), { class: "go" })))
}

// Up and down go to the next row's words, left and right between the customer's words and the agent's.
function walk(event) {
  const steps = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }
  const step = steps[event.key]
  const here = event.target.closest(".strand")
  if (!step || !here || event.target.tagName !== "BUTTON") return
  const rows = [...event.currentTarget.querySelectorAll(".strand")].filter((row) => row.offsetParent && row.querySelector("button"))
  const own = [...here.querySelectorAll("button")]
  const row = rows[rows.indexOf(here) + step[0]]
  const next = step[0]
    ? row && (row.querySelector(`.${event.target.parentElement.className} button`) ?? row.querySelector("button"))
    : own[own.indexOf(event.target) + step[1]]
  if (!next) return
  event.preventDefault()
  next.focus()
}
