/** A random UUID. `randomUUID` exists on https and localhost only. */
export function newId(): string {
  return (
    (crypto as Partial<Crypto>).randomUUID?.() ??
    'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () =>
      Math.floor(Math.random() * 16).toString(16),
    )
  );
}
