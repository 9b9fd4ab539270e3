// Elements are made here and only here: strings become text nodes, so that no transcript can act as a program.
function el(tag, props = {}, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value)
    else node.setAttribute(name, value === true ? "" : value)
  }
  node.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== ""))
  return node
}

function fill(text, values = {}) {
  return text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name]) : all))
}

function button(label, onclick, props = {}) {
  return el("button", { type: "button", onclick, ...props }, label)
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches

// Scrolls `node` to the middle of its own pane where the pane scrolls, else to the middle of the page. With `stay` the
// page keeps its place: somebody who walks along the timeline goes on seeing it.
function reveal(node, pane, stay = false) {
  const behavior = stay || calm() ? "auto" : "smooth"
  if (pane.scrollHeight > pane.clientHeight + 4 && getComputedStyle(pane).overflowY !== "visible") {
    const inside = node.getBoundingClientRect().top - pane.getBoundingClientRect().top
    const room = Math.max(16, (pane.clientHeight - node.offsetHeight) / 2)
    pane.scrollTo({ top: pane.scrollTop + inside - room, behavior })
    if (!stay) pane.closest("section").scrollIntoView({ block: "nearest", behavior })
  } else if (!stay) {
    node.scrollIntoView({ block: "center", behavior })
  }
}

function flash(node) {
  node.classList.remove("flash")
  void node.offsetWidth // begins the animation anew when the same place is shown twice
  node.classList.add("flash")
}

async function copyText(text, within) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const field = el("textarea", { "aria-hidden": "true", class: "vh" })
    field.value = text
    within.append(field)
    field.select()
    const done = document.execCommand("copy")
    field.remove()
    return done
  }
}
