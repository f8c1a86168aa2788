// What the script-tag pages do: buttons, and the visitor's own visit as the suite has stored it.
const onClick = (id, action) => document.getElementById(id)?.addEventListener('click', action);

onClick('event', () => window.onelastai.track('ui', 'button-pressed', { button: 'event' }));
onClick('opt-out', () => window.onelastai.optOut());
onClick('opt-in', () => window.onelastai.optIn());

const panel = document.getElementById('visit');
if (panel) {
  setInterval(() => void show(), 2_000);
  void show();
}

async function show() {
  if (document.visibilityState === 'hidden') return;
  const response = await fetch('/api/analytics/analytics/current').catch(() => undefined);
  if (response?.ok) panel.replaceChildren(described(await response.json()));
  else panel.textContent = 'No visit to show: none is stored, or tracking is off.';
}

/** Whatever the answer holds, as a nested description list. */
function described(value) {
  if (value === null || typeof value !== 'object') return document.createTextNode(String(value));
  const list = document.createElement('dl');
  for (const [name, part] of Object.entries(value)) {
    const term = document.createElement('dt');
    const description = document.createElement('dd');
    term.textContent = name;
    description.append(described(part));
    list.append(term, description);
  }
  return list;
}
