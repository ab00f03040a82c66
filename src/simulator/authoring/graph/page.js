"use strict";
// Lets the drawing and the texts be looked at together. Without it the page is all there.
(() => {
  const body = document.body;
  const picture = document.getElementById("picture");
  const svg = picture && picture.querySelector("svg");
  const articles = [...document.querySelectorAll("article")];
  const groups = svg ? [...svg.querySelectorAll("g[data-name]")] : [];
  const ways = svg ? [...svg.querySelectorAll("g[data-from]")] : [];
  const nameOf = (group) => group.dataset.name.split("_")[0];
  body.classList.add("live");

  // The part that is looked at: a window on the drawing, in its own measures.
  const all = svg ? svg.viewBox.baseVal : null;
  const whole = all ? { x: all.x, y: all.y, width: all.width, height: all.height } : null;
  let view = whole && { ...whole };
  const show = () => svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
  const scale = () => Math.max(view.width / svg.clientWidth, view.height / svg.clientHeight);
  const at = (x, y) => new DOMPoint(x, y).matrixTransform(svg.getScreenCTM().inverse());

  const zoom = (factor, point) => {
    const width = Math.min(Math.max(view.width * factor, whole.width / 60), whole.width * 2);
    factor = width / view.width;
    view.x = point.x - (point.x - view.x) * factor;
    view.y = point.y - (point.y - view.y) * factor;
    view.width = width;
    view.height *= factor;
    show();
  };
  const middle = () => ({ x: view.x + view.width / 2, y: view.y + view.height / 2 });
  const move = (x, y) => {
    view.x += x * scale();
    view.y += y * scale();
    show();
  };
  const wholeView = () => {
    view = { ...whole };
    show();
  };
  // A size at which words can be read, from where the talk opens.
  const begin = () => {
    if (!articles.length) return wholeView();
    const [width, height] = [svg.clientWidth / 1.25, svg.clientHeight / 1.25];
    const fits = whole.width <= width && whole.height <= height;
    const first = groups.find((group) => nameOf(group) === articles[0].dataset.name);
    const box = fits || !first ? whole : boxOf(first);
    view = { x: box.x + (box.width - width) / 2, y: box.y - 20, width, height };
    if (fits) view.y = box.y + (box.height - height) / 2;
    show();
  };
  const boxOf = (group) => {
    const box = group.getBBox();
    const corner = new DOMPoint(box.x, box.y).matrixTransform(
      svg.getScreenCTM().inverse().multiply(group.getScreenCTM()),
    );
    return { x: corner.x, y: corner.y, width: box.width, height: box.height };
  };
  const bringIn = (group) => {
    const box = boxOf(group);
    const inside =
      box.x > view.x && box.y > view.y &&
      box.x + box.width < view.x + view.width && box.y + box.height < view.y + view.height;
    if (inside) return;
    view.x = box.x + box.width / 2 - view.width / 2;
    view.y = box.y + box.height / 2 - view.height / 2;
    show();
  };

  const choose = (article) => {
    for (const other of articles) other.classList.toggle("chosen", other === article);
    const name = article && article.dataset.name;
    for (const group of groups) group.classList.toggle("chosen", nameOf(group) === name);
    for (const way of ways) {
      const ends = [way.dataset.from, way.dataset.to.split("_")[0]];
      way.classList.toggle("beside", ends.includes(name));
    }
    const shape = groups.find((group) => nameOf(group) === name);
    if (shape) bringIn(shape);
    if (article) article.scrollIntoView({ block: "start" });
  };
  const chooseByAddress = () => {
    const wanted = decodeURIComponent(location.hash.slice(1));
    choose(articles.find((article) => article.id === wanted) || null);
  };

  // Looking for something: what does not match steps back, in the texts and in the drawing.
  const field = (id) => document.getElementById(id);
  const [search, manner, troubled, found] = ["search", "manner", "troubled", "found"].map(field);
  const words = new Map(articles.map((article) => [article, article.textContent.toLowerCase()]));
  const filter = () => {
    const wanted = search.value.trim().toLowerCase();
    const kept = new Set();
    for (const article of articles) {
      const fits =
        words.get(article).includes(wanted) &&
        (!manner.value || (article.dataset.manners || "").split(" ").includes(manner.value)) &&
        (!troubled || !troubled.checked || "troubled" in article.dataset);
      article.classList.toggle("out", !fits);
      if (fits) kept.add(article.dataset.name);
    }
    for (const group of groups) group.classList.toggle("out", !kept.has(nameOf(group)));
    for (const way of ways) way.classList.toggle("out", !kept.has(way.dataset.from));
    found.textContent =
      kept.size === articles.length
        ? ""
        : found.dataset.text.replace("{found}", kept.size).replace("{count}", articles.length);
  };

  if (search) {
    for (const control of [search, manner, troubled]) {
      if (control) control.addEventListener("input", filter);
    }
    search.form.addEventListener("submit", (event) => event.preventDefault());
    filter();
  }
  addEventListener("hashchange", chooseByAddress);
  chooseByAddress();
  if (!svg) return;

  const names = field("names");
  if (names) {
    names.addEventListener("input", () => picture.classList.toggle("nameless", !names.checked));
  }
  for (const button of document.querySelectorAll("[data-zoom]")) {
    const done = { in: () => zoom(0.7, middle()), out: () => zoom(1.4, middle()), whole: wholeView };
    button.addEventListener("click", done[button.dataset.zoom]);
  }
  picture.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      zoom(event.deltaY > 0 ? 1.15 : 0.87, at(event.clientX, event.clientY));
    },
    { passive: false },
  );
  picture.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const done = {
      "+": () => zoom(0.8, middle()),
      "=": () => zoom(0.8, middle()),
      "-": () => zoom(1.25, middle()),
      "0": wholeView,
      ArrowLeft: () => move(-60, 0),
      ArrowRight: () => move(60, 0),
      ArrowUp: () => move(0, -60),
      ArrowDown: () => move(0, 60),
    }[event.key];
    if (!done) return;
    event.preventDefault();
    done();
  });
  picture.addEventListener("focusin", (event) => {
    const group = event.target.closest("g[data-name]");
    if (group && event.target.matches(":focus-visible")) bringIn(group);
  });

  // One finger or the mouse moves the drawing, two fingers change its size.
  const pointers = new Map();
  let dragged = 0;
  const apart = () => {
    const [one, other] = [...pointers.values()];
    return Math.hypot(one.x - other.x, one.y - other.y);
  };
  picture.addEventListener("pointerdown", (event) => {
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    dragged = 0;
  });
  addEventListener("pointermove", (event) => {
    const last = pointers.get(event.pointerId);
    if (!last) return;
    const before = pointers.size === 2 ? apart() : 0;
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (pointers.size === 2) {
      zoom(before / Math.max(apart(), 1), at(event.clientX, event.clientY));
    } else {
      move(last.x - event.clientX, last.y - event.clientY);
    }
    dragged += Math.abs(last.x - event.clientX) + Math.abs(last.y - event.clientY);
    picture.classList.toggle("dragging", dragged > 4);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    addEventListener(end, (event) => {
      pointers.delete(event.pointerId);
      picture.classList.remove("dragging");
    });
  }
  picture.addEventListener("dragstart", (event) => event.preventDefault());
  picture.addEventListener(
    "click",
    (event) => {
      // What was dragged was not chosen; a key has no detail and drags nothing.
      if (dragged > 4 && event.detail) event.preventDefault();
    },
    true,
  );

  addEventListener("beforeprint", () => {
    for (const closed of document.querySelectorAll("details")) closed.open = true;
    wholeView();
  });
  begin();
  chooseByAddress();
})();
