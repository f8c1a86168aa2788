import { Anchor, Button, Card } from '@mantine/core';
import { Link } from 'react-router';
import { useFormat } from '../../shared/format';
import { DataTable } from '../../shared/list';
import { Page } from '../../shared/page';
import { EmptyState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { StatusBadge } from './badges';
import { CREATE_TICKET, ticketPath } from './paths';
import { useMyTickets } from './queries';
import { texts } from './texts';

export default function MyTicketsPage() {
  const t = useTexts(texts);
  const { relative } = useFormat();
  const create = (
    <Button component={Link} to={CREATE_TICKET}>
      {t.newTicket}
    </Button>
  );
  return (
    <Page lead={t.mineLead} width="wide" actions={create}>
      <Card>
        <DataTable
          caption={t.mine}
          pages={useMyTickets()}
          rowKey={({ ticketId = '' }) => ticketId}
          columns={[
            {
              header: t.subject,
              cell: ({ ticketId, subject }) => (
                <Anchor component={Link} to={ticketPath(ticketId)} inherit style={{ overflowWrap: 'anywhere' }}>
                  {subject}
                </Anchor>
              ),
            },
            { header: t.category, cell: ({ category }) => category && t.categories[category] },
            { header: t.status, cell: ({ status }) => <StatusBadge status={status} /> },
            { header: t.updated, cell: ({ updatedAt }) => updatedAt && relative(updatedAt) },
            { header: t.id, cell: ({ ticketId }) => ticketId },
          ]}
          empty={<EmptyState title={t.none}>{t.noneBody}</EmptyState>}
        />
      </Card>
    </Page>
  );
}
