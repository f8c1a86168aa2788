import { Anchor } from '@mantine/core';
import { Link } from 'react-router';

const SHOWN = 8;

/** Leads to an account, by the beginning of its id. */
export function UserLink({ id }: { id: string }) {
  return (
    <Anchor component={Link} to={`/admin/users/${id}`} inherit>
      {id.slice(0, SHOWN)}
    </Anchor>
  );
}
