import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { useTexts } from '../texts';
import { authorPath } from './paths';
import { texts } from './texts';

export interface Person {
  id?: string | undefined;
  name?: string | null | undefined;
}

/** What a person is called; nobody is who has left. */
export function usePersonName(): (person: Person | null | undefined) => string {
  const t = useTexts(texts);
  return (person) => (person ? person.name || t.unknown : t.erased);
}

/** Leads to what the person posted. */
export function PersonName({ person }: { person: Person | null | undefined }) {
  const nameOf = usePersonName();
  if (!person?.id) return nameOf(person);
  return (
    <Anchor component={Link} to={authorPath(person.id)} inherit underline="always">
      {nameOf(person)}
    </Anchor>
  );
}
