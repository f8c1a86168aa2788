import { DataTable } from '../../shared/list';
import { useTexts } from '../../shared/texts';
import { useAgentPages } from './queries';
import { texts } from './texts';

export default function AgentTable() {
  const t = useTexts(texts);
  return (
    <DataTable
      caption={t.agents}
      pages={useAgentPages()}
      rowKey={({ id }) => id ?? ''}
      columns={[
        { header: t.agent, cell: ({ name }) => name },
        { header: t.category, cell: ({ category }) => category },
        { header: t.access, cell: ({ access }) => access, align: 'right' },
      ]}
      empty={t.noAgents}
    />
  );
}
