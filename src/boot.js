// Before the first paint, and nothing more than that needs: theme and text size as the reader has set them. What can wait
// stands behind the text, in watch.js.
(function (root) {
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
})(document.documentElement);
