// Runs before anything else of the page, and outlives the app: theme and text size before the first paint, and what
// there is to read when the app does not come, or stops.
(function (page, root) {
  "use strict";

  // Under the names that src/settings.rs gives them.
  function kept(name) {
    try {
      var value = (localStorage.getItem("hugi:" + name) || "").split(" ");
      return value[0] === "1" ? value[1] : "";
    } catch (blocked) {
      return "";
    }
  }
  var theme = kept("theme");
  if (theme === "light" || theme === "dark") root.setAttribute("data-theme", theme);
  if (/^[1245]$/.test(kept("text-size"))) root.setAttribute("data-text-size", kept("text-size"));

  // A page holds what its own path shows. What is asked for by a query, the app has to draw: until then, nothing is shown.
  if (/[?&](tag|event|year|slides|to)(=|&|$)/.test(location.search)) root.setAttribute("data-waits", "");

  // Pages change the address without loading: an icon's relative address would then be looked up in the wrong folder.
  page.querySelectorAll("link[rel*=icon], link[rel=manifest]").forEach(function (link) { link.href = link.href; });

  // A fault in the app or its start, or one in a browser's extension, which is none of ours. A file that did not come
  // makes none before it was asked for twice.
  window.addEventListener("error", function (event) {
    if (event.target === window) failed(event.error || event.message);
  });
  window.addEventListener("unhandledrejection", function (event) { failed(event.reason); });

  function failed(reason) {
    var stack = String(reason && reason.stack);
    root.removeAttribute("data-waits");
    if (page.getElementById("loading")) absent(reason);
    // What fails before any WebAssembly runs is an app that did not come: the page stays as it was drawn.
    else if (/wasm-function/.test(stack) && /wasm-function|hugi-app/.test(thrower(stack))) stopped(reason);
  }

  // Where a fault was thrown: the first line of its stack that names a place. A listener of an extension may be called
  // from the app, and throw; then only further lines are ours.
  function thrower(stack) {
    return stack.split("\n").find(function (line) { return /^ *at |@/.test(line) && !/\(<anonymous>\)$/.test(line); });
  }

  // The app has not come: the page says what is missing, instead of waiting for ever.
  function absent(reason) {
    var loading = page.getElementById("loading");
    if (loading.hasAttribute("data-stopped")) return;
    loading.setAttribute("data-stopped", "");
    page.getElementById("loading-failed").hidden = false;
    page.getElementById("loading-reason").textContent = String(reason);
  }

  // The app has come to a stop: by a panic of its own (platform/panic.rs calls this), or by a trap that it cannot see,
  // such as memory or stack at their end. A page that looks alive but is dead must not be left to the reader.
  var dead = false;
  window.hugiStopped = stopped;
  function stopped(reason) {
    if (dead) return;
    dead = true;
    var notice = page.createElement("main");
    notice.className = "panic";
    add("h1", "읽기를 멈췄습니다", "The reader has stopped");
    add("p", "프로그램에 잘못이 있습니다. 글은 그대로 있습니다.", "There is a fault in the program. Your notes are untouched.");
    add("a", "다시 열기", "Open again").setAttribute("href", "");
    add("pre", reason, reason);
    var reading = window.hugiReading || (page.querySelector("article") || {}).innerText;
    if (reading) {
      add("h2", "읽던 글", "What you were reading");
      add("pre", reading, reading);
    }
    page.body.replaceChildren(notice);

    function add(name, korean, english) {
      var element = notice.appendChild(page.createElement(name));
      element.textContent = String(/^ko/.test(root.lang) ? korean : english);
      return element;
    }
  }

  // What stopped in the middle of something must not be asked again.
  ["click", "keydown", "input", "change", "scroll", "popstate", "pagehide", "visibilitychange"].forEach(function (type) {
    window.addEventListener(type, function (event) { if (dead) event.stopImmediatePropagation(); }, true);
  });
})(document, document.documentElement);
