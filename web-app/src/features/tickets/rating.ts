/** What a rating is called. */
export const ratingText = (names: Readonly<Record<number, string>>, rating: number | undefined): string =>
  names[rating ?? 0] ?? String(rating ?? '');
