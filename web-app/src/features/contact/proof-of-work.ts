/** So many are tried before the page may do something else. */
const BATCH = 500;

/**
 * Finds a text so that the SHA-256 of the form and it begins with so many zero bits: some work for
 * a browser, and too much for who sends thousands.
 */
export async function proofOfWork(form: string, difficulty: number): Promise<string> {
  const encoder = new TextEncoder();
  for (let from = 0; ; from += BATCH) {
    const tries = Array.from({ length: BATCH }, (_, i) => String(from + i));
    const hashes = await Promise.all(
      tries.map((proof) => crypto.subtle.digest('SHA-256', encoder.encode(form + proof))),
    );
    const found = hashes.findIndex((hash) => leadingZeroBits(new Uint8Array(hash)) >= difficulty);
    if (found >= 0) return tries[found] ?? '';
  }
}

export function leadingZeroBits(hash: Uint8Array): number {
  const first = hash.findIndex((octet) => octet !== 0);
  return first < 0 ? 8 * hash.length : 8 * first + Math.clz32(hash[first] ?? 0) - 24;
}
