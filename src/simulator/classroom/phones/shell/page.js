"use strict";
(function () {
  var d = document, main = d.querySelector("main"), status = d.getElementById("status");
  var words = d.body.dataset, ask = "?taal=" + d.documentElement.lang, base = "/" + words.room;
  var mine = {}, wanted = null, sending = false, tries = 0, source = null, heard = performance.now();
  var reloaded = /[?&]again=/.test(location.search), refused = false, later = 0;
  var poll = main.dataset.poll || null, last = status.textContent, lost = false;

  function say(text) { if (status.textContent !== text) status.textContent = text; }

  function mark() {
    main.querySelectorAll("[data-letter]").forEach(function (each) {
      var own = each.dataset.letter === mine[poll];
      each.classList.toggle("own", own);
      if (each.tagName === "BUTTON") each.setAttribute("aria-pressed", String(own));
    });
  }

  function apply(state) {
    heard = performance.now();
    reloaded = false;
    if (state.chosen !== undefined && state.poll !== null) mine[state.poll] = state.chosen;
    if (state.html !== undefined && state.version !== main.dataset.version) {
      var held = main !== d.activeElement && main.contains(d.activeElement);
      var before = main.querySelector("h1").textContent;
      main.innerHTML = state.html;
      main.dataset.version = state.version;
      if (held) main.focus({ preventScroll: true });
      var after = main.querySelector("h1").textContent;
      if (after !== before) {
        window.scrollTo(0, 0);
        d.getElementById("news").textContent = after;
      }
      last = state.said || state.status;
    } else if (state.said) last = state.said;
    // Without a stream this may be old in a moment; what became of one's own vote is not.
    if (state.said || !lost) say(last);
    poll = state.poll === null ? null : String(state.poll);
    mark();
  }

  function request(path, options) {
    var stop = window.AbortController ? new AbortController() : null;
    var timer = setTimeout(function () { if (stop) stop.abort(); }, 8000);
    options.credentials = "same-origin";
    options.headers = { Accept: "application/json", "Content-Type": "application/json" };
    if (stop) options.signal = stop.signal;
    return fetch(base + path + ask, options).then(function (answer) {
      clearTimeout(timer);
      if (answer.status === 200 || answer.status === 409) return answer.json();
      throw answer.status;
    }, function () { clearTimeout(timer); throw 0; });
  }

  function gone(why) {
    // The room has moved, or this seat is none of its any more: the page itself knows best. If
    // there is no seat on the page that it led to either, this browser keeps no cookie.
    if (why === 403 && reloaded) {
      refused = true;
      if (source) source.close();
      say(words.refused);
    } else if (why === 403) location.replace(base + ask + "&again=1");
    else if (why === 404) location.replace(base + ask);
    return why === 403 || why === 404;
  }

  function send() {
    if (sending || !wanted || refused) return;
    var vote = wanted;
    wanted = null;
    sending = true;
    request("/vote", { method: "POST", body: JSON.stringify(vote) }).then(function (state) {
      sending = false;
      tries = 0;
      if (!wanted) apply(state);
      send();
    }).catch(function (why) {
      sending = false;
      if (gone(why) || why === 400) return;
      wanted = wanted || vote;
      say(words.unsure);
      setTimeout(send, Math.min(8000, 500 * Math.pow(2, tries++)) * (0.75 + Math.random() / 2));
    });
  }

  main.addEventListener("click", function (event) {
    var button = event.target.closest("button[data-letter]");
    if (!button || !poll || refused) return;
    event.preventDefault();
    wanted = { poll: Number(poll), letter: button.dataset.letter };
    mine[poll] = wanted.letter;
    mark();
    send();
  });

  function refresh() {
    if (refused) return;
    request("/now", {}).then(function (state) { if (!sending && !wanted) apply(state); }).catch(gone);
  }

  function listen() {
    if (!window.EventSource || refused) return;
    if (source) source.close();
    clearTimeout(later);
    heard = performance.now();
    source = new EventSource(base + "/stream" + ask);
    source.onopen = function () { lost = false; };
    source.addEventListener("see", function (event) { apply(JSON.parse(event.data)); });
    source.addEventListener("beat", function () { heard = performance.now(); });
    source.addEventListener("elsewhere", function () { source.close(); });
    source.onerror = function () {
      lost = true;
      say(words.lost);
      // Refused by an answer that only a request can read, and the browser does not ask again.
      if (this.readyState === 2) { refresh(); listenLater(); }
    };
  }

  function listenLater() {
    clearTimeout(later);
    later = setTimeout(function () { if (d.visibilityState !== "hidden") listen(); }, 3000 + Math.random() * 3000);
  }

  function again() {
    if (d.visibilityState === "hidden") return;
    refresh();
    if (!source || source.readyState !== 1) listen();
  }

  d.addEventListener("visibilitychange", again);
  window.addEventListener("online", again);
  window.addEventListener("pageshow", function (event) { if (event.persisted) again(); });
  setInterval(function () {
    if (d.visibilityState !== "hidden" && performance.now() - heard > 25000) { heard = performance.now(); refresh(); listen(); }
  }, 5000);
  var own = main.querySelector(".own");
  if (poll && own) mine[poll] = own.dataset.letter;
  listen();
})();
