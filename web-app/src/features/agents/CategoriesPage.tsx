import { Anchor, Box, Skeleton, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { AgentMark, useAgents, useCategories, type Agent } from '../../shared/agent';
import { Page } from '../../shared/page';
import { Loaded } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import classes from './Agents.module.css';
import { texts } from './texts';

export default function CategoriesPage() {
  const t = useTexts(texts);
  const agents = useAgents();
  const categories = useCategories();
  return (
    <Page lead={t.categoriesLead} width="wide">
      <Loaded query={agents} loading={<Skeleton height={1000} />}>
        {(all) => (
          <Loaded query={categories} loading={<Skeleton height={1000} />}>
            {(kinds) => (
              <Box>
                {kinds
                  .filter(({ agents: count = 0 }) => count > 0)
                  .map((kind) => (
                    <Category key={kind.id} kind={kind} members={all.filter(({ category }) => category === kind.id)} />
                  ))}
              </Box>
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

type Kind = NonNullable<ReturnType<typeof useCategories>['data']>[number];

function Category({ kind, members }: { kind: Kind; members: readonly Agent[] }) {
  const t = useTexts(texts);
  const { id = '', name = id, description } = kind;
  return (
    <section className={classes.category} aria-labelledby={`category-${id}`}>
      <div>
        <Title order={2} size="h3" id={`category-${id}`}>
          {name}
        </Title>
        <Text c="dimmed" mb="xs">
          {description}
        </Text>
        <Anchor component={Link} to={`/agents?category=${id}`} size="sm">
          {t.seeAll(name)}
        </Anchor>
      </div>
      <ul className={classes.members}>
        {members.map(({ id: agentId = '', name: agentName = '', category }) => (
          <li key={agentId}>
            <Link to={`/agents/${agentId}`} className={classes.member}>
              <AgentMark id={agentId} name={agentName} category={category} size={34} />
              {agentName}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
