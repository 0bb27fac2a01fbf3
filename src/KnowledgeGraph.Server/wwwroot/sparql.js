// The query form: sends the query, shows the answer as a table. The page works on the same protocol as every other client.
const form = document.getElementById("requete");
const query = document.getElementById("query");
const examples = document.getElementById("exemples");
const answer = document.getElementById("reponse");
const downloads = document.getElementById("telecharger");
const button = form.querySelector("button");
const planButton = document.getElementById("plan");
const mostRows = 1000;

const post = (text, accept, parameters = "") => fetch("/sparql" + parameters, {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", "Accept": accept },
    body: text,
});

const element = (name, text, className) => {
    const node = document.createElement(name);
    if (text !== undefined) node.textContent = text;
    if (className) node.className = className;
    return node;
};

const appendTerm = (parent, term) => {
    if (term.type === "uri") {
        const link = element("a", term.value);
        link.href = "/resource?iri=" + encodeURIComponent(term.value);
        parent.append(link);
    } else if (term.type === "triple") {
        parent.append("<<( ");
        for (const part of ["subject", "predicate", "object"]) {
            appendTerm(parent, term.value[part]);
            parent.append(" ");
        }
        parent.append(")>>");
    } else {
        const text = element("span", term.type === "bnode" ? "_:" + term.value : term.value);
        if (term["its:dir"]) text.dir = term["its:dir"];
        parent.append(text);
        const mark = term["xml:lang"] ?? term.datatype?.replace("http://www.w3.org/2001/XMLSchema#", "xsd:");
        if (mark) parent.append(" ", element("span", mark, "tag"));
    }
};

const cell = term => {
    const td = element("td");
    if (term) appendTerm(td, term);
    return td;
};

const showTable = (result, milliseconds) => {
    const columns = result.head.vars;
    const rows = result.results.bindings;
    const table = element("table");
    const head = table.createTHead().insertRow();
    for (const name of columns) head.append(element("th", name));
    const body = table.createTBody();
    for (const row of rows.slice(0, mostRows)) {
        const line = body.insertRow();
        for (const name of columns) line.append(cell(row[name]));
    }
    const more = rows.length > mostRows ? ` ; les ${mostRows} premières sont affichées` : "";
    const scroll = element("div", undefined, "table-scroll");
    scroll.append(table);
    answer.replaceChildren(element("p", `${rows.length} ligne${rows.length > 1 ? "s" : ""} en ${milliseconds} ms${more}`), scroll);
    downloads.hidden = false;
};

const run = async () => {
    button.disabled = true;
    downloads.hidden = true;
    answer.replaceChildren(element("p", "…"));
    const started = performance.now();
    try {
        const response = await post(query.value, "application/sparql-results+json, text/turtle;q=0.9");
        const text = await response.text();
        const milliseconds = Math.round(performance.now() - started);
        if (!response.ok) {
            answer.replaceChildren(element("p", text.trim(), "error"));
        } else if (response.headers.get("Content-Type").startsWith("text/turtle")) {
            answer.replaceChildren(element("pre", text));
        } else {
            const result = JSON.parse(text);
            if ("boolean" in result) answer.replaceChildren(element("p", result.boolean ? "Oui (true)" : "Non (false)"));
            else showTable(result, milliseconds);
        }
    } catch (error) {
        answer.replaceChildren(element("p", `Le serveur n'a pas répondu : ${error.message}`, "error"));
    } finally {
        button.disabled = false;
    }
};

const explain = async () => {
    planButton.disabled = true;
    downloads.hidden = true;
    answer.replaceChildren(element("p", "…"));
    try {
        const response = await post(query.value, "text/plain", "?explain=text");
        const text = await response.text();
        answer.replaceChildren(response.ok ? element("pre", text) : element("p", text.trim(), "error"));
    } catch (error) {
        answer.replaceChildren(element("p", `Le serveur n'a pas répondu : ${error.message}`, "error"));
    } finally {
        planButton.disabled = false;
    }
};

planButton.addEventListener("click", explain);
form.addEventListener("submit", event => {
    event.preventDefault();
    history.replaceState(null, "", "?query=" + encodeURIComponent(query.value));
    run();
});
query.addEventListener("keydown", event => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
examples?.addEventListener("change", () => {
    if (!examples.value) return;
    query.value = examples.value;
    form.requestSubmit();
});
downloads.addEventListener("click", async event => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    const response = await post(query.value, link.dataset.format);
    if (!response.ok) return;
    const file = document.createElement("a");
    file.href = URL.createObjectURL(await response.blob());
    file.download = "resultat." + link.dataset.extension;
    file.click();
    URL.revokeObjectURL(file.href);
});
if (new URLSearchParams(location.search).get("query")) run();
