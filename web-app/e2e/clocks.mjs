// The settable clocks of a suite that was started with CLOCK_SETTABLE=true, and of its Stripe
// simulator.
const address = (name, port) => process.env[name] ?? `http://127.0.0.1:${port}`;

const CLOCKS = {
  billing: `${address('BILLING_MANAGEMENT_URL', 8204)}/actuator/clock`,
  chat: `${address('CHAT_MANAGEMENT_URL', 8203)}/actuator/clock`,
  support: `${address('SUPPORT_MANAGEMENT_URL', 8206)}/actuator/clock`,
  stripe: `${address('STRIPE_URL', 8120)}/simulator/clock`,
};

/** Moves clocks by an ISO 8601 duration from the real time. */
export async function moveClocks(names, offset) {
  for (const name of names) {
    const response = await fetch(CLOCKS[name], {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ offset }),
    });
    if (!response.ok) {
      throw new Error(`${CLOCKS[name]}: ${response.status}; was the suite started with CLOCK_SETTABLE=true?`);
    }
  }
}
