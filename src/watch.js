// Behind the text, and outlives the app: what there is to read when the app does not come, or stops.
(function (page, root) {
  "use strict";

  // Where things stand on a time axis: the page's policy refuses styles in attributes, but not from a script.
  page.querySelectorAll("[data-style]").forEach(function (part) { part.style.cssText = part.dataset.style; });

  // The app is asked for when the text has been painted.
  requestAnimationFrame(function () {
    setTimeout(function () {
      page.querySelectorAll("link[media=print]").forEach(function (link) { link.media = "all"; });
    });
  });

  // Where the reader was before a reload, if that was in a session: what lies above has not come to its height, and the
  // browser would count the pixels of it. Noted by src/platform/scroll.rs.
  try {
    (sessionStorage.getItem("hugi:scroll") || "").split("\n").forEach(function (noted) {
      var parts = noted.split(" "), session = parts[2] && page.getElementById(parts[2]);
      if (!session || parts[0] !== history.state) return;
      history.scrollRestoration = "manual";
      // And again, when what is around it has come to its height.
      (function go(times) {
        scrollTo(0, session.getBoundingClientRect().top + scrollY + Number(parts[1]));
        if (times) requestAnimationFrame(function () { go(times - 1); });
      })(4);
    });
  } catch (blocked) { /* The browser keeps nothing for us. */ }

  // Pages change the address without loading: an icon's relative address would then be looked up in the wrong folder.
  page.querySelectorAll("link[rel*=icon], link[rel=manifest]").forEach(function (link) { link.href = link.href; });

  // The words that an address leads to: now, and when the app has shown another page (src/platform/navigation.rs).
  var folder = new URL(root.dataset.base, location.href), came = performance.getEntriesByType("navigation")[0] || {};
  function lead(returns) {
    if (/[?&]find=/.test(location.search)) {
      import(new URL("find.js", folder)).then(function (found) { found.find(returns); }, function () {});
    } else if (window.CSS && CSS.highlights) CSS.highlights.clear();
  }
  lead(/reload|back/.test(came.type));
  window.addEventListener("hugi:shown", function () { lead(false); });
  window.addEventListener("hugi:returned", function () { lead(true); });

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
    // What was never seen was never laid out, and would not be read either.
    page.querySelectorAll(".session").forEach(function (session) { session.style.contentVisibility = "visible"; });
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
