// Sets the document's language, and puts Streamlit's own few words, which are English only, into it.
(() => {
  const words = WORDS
  const better = (text) => words[text] ?? Object.keys(words).filter((one) => one.endsWith(" ") && text.startsWith(one))
    .map((one) => words[one] + text.slice(one.length))[0]
  const mend = () => {
    for (const node of document.querySelectorAll("[aria-label]")) {
      const now = node.getAttribute("aria-label")
      const ours = better(now)
      if (ours && ours !== now) node.setAttribute("aria-label", ours)
    }
    for (const zone of document.querySelectorAll("[data-testid=stFileUploaderDropzone]")) {
      zone.setAttribute("role", "group") // it has a name, so it is something
      zone.querySelector("button:not([aria-label])")?.setAttribute("aria-label", UPLOAD)
    }
    for (const link of document.querySelectorAll("[data-testid=stSkipLink], a[href^='#'], body > button")) {
      const ours = words[link.textContent]
      if (ours && ours !== link.textContent) link.textContent = ours
    }
  }
  document.documentElement.lang = LANGUAGE
  window.coachWords?.disconnect()
  window.coachWords = new MutationObserver(mend)
  window.coachWords.observe(document.body, { childList: true, subtree: true, attributeFilter: ["aria-label"] })
  mend()
})()
