"use strict";
(function () {
  var d = document, main = d.querySelector("main"), status = d.getElementById("status");
  var base = location.pathname.replace(/\/$/, ""), ask = location.search, heard = performance.now();
  var source = null, asking = false, more = false;

  function refresh() {
    if (asking) { more = true; return; }
    asking = true;
    fetch(base + "/now" + ask, { credentials: "same-origin" }).then(function (answer) {
      if (!answer.ok) throw answer.status;
      return answer.text();
    }).then(function (html) {
      var open = [];
      main.querySelectorAll("details").forEach(function (each, at) { open[at] = each.open; });
      main.innerHTML = html;
      main.querySelectorAll("details").forEach(function (each, at) { if (open[at]) each.open = true; });
      status.textContent = "";
      done();
    }).catch(function () { status.textContent = d.body.dataset.lost; done(); });
  }

  function done() {
    asking = false;
    if (more) { more = false; refresh(); }
  }

  function listen() {
    if (!window.EventSource) return;
    if (source) source.close();
    heard = performance.now();
    source = new EventSource(base + "/stream");
    source.addEventListener("see", function () { heard = performance.now(); refresh(); });
    source.addEventListener("beat", function () { heard = performance.now(); });
    source.onerror = function () {
      status.textContent = d.body.dataset.lost;
      // Refused, and the browser does not ask again.
      if (this.readyState === 2) setTimeout(again, 3000 + Math.random() * 3000);
    };
  }

  function again() { if (d.visibilityState !== "hidden") { refresh(); listen(); } }

  d.addEventListener("visibilitychange", again);
  window.addEventListener("online", again);
  setInterval(function () { if (performance.now() - heard > 25000) again(); }, 5000);
  listen();
})();
