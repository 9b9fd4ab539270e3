// Puts the parts together; called again by Streamlit whenever the page is run, so the same data is drawn only once.
const drawn = new WeakMap()

export default function ({ data, parentElement }) {
  const before = drawn.get(parentElement)
  const signature = JSON.stringify(data)
  if (before && before.signature === signature) return before.stop
  if (before) before.stop()

  const live = el("div", { class: "vh", role: "status", "aria-live": "polite" })
  const keep = before && before.id === data.id ? before.keep : {}
  const screen = {
    data,
    keep,
    say: (key) => data.say[key] ?? key,
    tell: (text) => (live.textContent = text),
    root: el("div", { class: "coach", lang: data.lang }),
  }
  const talk = transcriptSection(screen)
  const feedback = feedbackSection(screen)
  screen.goto = (n, how) => {
    talk.goto(n, how)
    timeline.mark(n)
  }
  screen.open = (f) => {
    talk.point(data.found[f].turn)
    timeline.mark(data.found[f].turn)
    feedback.open(f)
  }
  const timeline = timelineSection(screen)
  screen.root.append(live, whatIfSection(screen), timeline.node, el("div", { class: "panes" }, feedback.node, talk.node), flowSection(screen) ?? "", numbersSection(screen))
  if (before) before.root.replaceWith(screen.root)
  else parentElement.append(screen.root)
  const stop = () => (timeline.stop(), talk.stop())
  if (data.whatIf) screen.tell(data.whatIf.told)
  drawn.set(parentElement, { signature, keep, id: data.id, root: screen.root, stop })
  return stop
}
