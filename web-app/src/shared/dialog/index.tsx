import { Suspense, useState, type ReactNode } from 'react';

/**
 * What is in a chunk of its own, such as a dialog: it comes when it is wanted for the first time, and
 * stays, so that the focus goes back when it closes.
 */
export function OnDemand({ isWanted, children }: { isWanted: boolean; children: ReactNode }) {
  const [wasWanted, setWasWanted] = useState(isWanted);
  if (isWanted && !wasWanted) setWasWanted(true);
  return wasWanted ? <Suspense>{children}</Suspense> : null;
}
