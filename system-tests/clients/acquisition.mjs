// A page that acquires custom data with the code that stands in the account, all on one page.
// Environment: BASE, SITECODE, VISITOR, CODES (a JSON object: name to code). Prints one JSON object: name to what the
// code returned once its data had come.
const { BASE, SITECODE, VISITOR, CODES } = process.env;

const asked = [];
const page = {};
const Kameleoon = {
  API: {
    Visitor: { code: VISITOR },
    Data: {
      retrieveDataFromRemoteSource(key, callback) {
        const query = new URLSearchParams({ siteCode: SITECODE, key });
        asked.push(fetch(`${BASE}/map/map?${query}`).then((answer) => answer.json()).then(callback));
      },
    },
  },
};

function evaluate() {
  const values = {};
  for (const [name, code] of Object.entries(JSON.parse(CODES))) {
    values[name] = new Function('window', 'Kameleoon', code)(page, Kameleoon) ?? null;
  }
  return values;
}

evaluate();
await Promise.all(asked);
console.log(JSON.stringify(evaluate()));
