/** A number input that is empty has the empty text. */
export type Amount = number | '';

export const isCurrency = (text: string): boolean => /^[a-z]{3}$/.test(text);

/** What can be chosen; what was chosen stays so, even where it is not offered any more. */
export function choicesOf(chosen: readonly string[], offered: readonly { id?: string; name?: string }[]) {
  const names = new Map(chosen.map((id) => [id, id]));
  for (const { id = '', name = id } of offered) names.set(id, name);
  return [...names].map(([value, label]) => ({ value, label }));
}
