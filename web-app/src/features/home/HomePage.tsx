import { Anchor, Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { IconArrowsShuffle, IconLock } from '@tabler/icons-react';
import { Link } from 'react-router';
import { AgentMark, chatPath, useAgents, useCategories, type Agent } from '../../shared/agent';
import { signInPath } from '../../shared/billing';
import { useFormat } from '../../shared/format';
import { Page } from '../../shared/page';
import { useSession } from '../../shared/session';
import { Loaded } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import classes from './Home.module.css';
import { PlanList } from './PlanList';
import { texts } from './texts';
import { TryIt } from './TryIt';

const OPENERS = 6;

export default function HomePage() {
  const t = useTexts(texts);
  const agents = useAgents();
  return (
    <Page lead={t.lead} width="wide" actions={<Faces agents={agents.data} />}>
      <Loaded query={agents} loading={<Skeleton height={1500} radius="lg" />}>
        {(all) => (
          <>
            <TryIt agents={all.filter(({ access }) => access === 'free')} />
            <Openers agents={all} />
            <Cast agents={all} />
          </>
        )}
      </Loaded>
      <Kept />
      <PlanList />
      <Begin />
    </Page>
  );
}

const FACES = 12;

/** Some of the agents, for the look of it: what follows links to all of them. */
function Faces({ agents = [] }: { agents: readonly Agent[] | undefined }) {
  const shown = agents.filter(({ category }) => category !== 'demos' && category !== 'explore').slice(0, FACES);
  return (
    <div className={classes.faces} aria-hidden>
      {shown.map(({ id = '', name = '', category }) => (
        <AgentMark key={id} id={id} name={name} category={category} size={60} />
      ))}
    </div>
  );
}

/** What some of the free agents like to be asked: a click asks it. */
function Openers({ agents }: { agents: readonly Agent[] }) {
  const t = useTexts(texts);
  const talkative = agents.filter(({ access, category, starters }) => access === 'free' && category !== 'demos' && starters?.length);
  return (
    <section aria-labelledby="openers">
      <Title order={2} size="h4" id="openers" mb="xs">
        {t.openers}
      </Title>
      <ul className={classes.openers}>
        {talkative.slice(0, OPENERS).map(({ id = '', name = '', category, starters = [] }) => (
          <li key={id}>
            <Link to={chatPath(id)} state={{ question: starters[0] }} className={classes.opener}>
              <AgentMark id={id} name={name} category={category} size={38} />
              <span>
                <span className={classes.openerQuestion}>{starters[0]}</span>
                <span className={classes.openerName}>{name}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** All agents by category, like the cast of a play. */
function Cast({ agents }: { agents: readonly Agent[] }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const free = agents.filter(({ access }) => access === 'free').length;
  return (
    <section aria-labelledby="cast" className={classes.section}>
      <Group justify="space-between" align="flex-end" mb="md">
        <div>
          <Title order={2} id="cast">
            {t.cast}
          </Title>
          <Text c="dimmed">
            {t.count(number(agents.length), number(free))} {t.paidNote}
          </Text>
        </div>
        <Group gap="xs">
          <Button component={Link} to="/agents/random" variant="default" leftSection={<IconArrowsShuffle size={18} aria-hidden />}>
            {t.surprise}
          </Button>
          <Button component={Link} to="/agents" variant="default">
            {t.all}
          </Button>
        </Group>
      </Group>
      <Loaded query={useCategories()} loading={<Skeleton height={500} />}>
        {(categories) => (
          <dl className={classes.castList}>
            {categories.map(({ id = '', name = id, description }) => {
              const members = agents.filter(({ category }) => category === id);
              return members.length === 0 ? null : (
                <div key={id} className={classes.castRow}>
                  <dt>
                    <Anchor component={Link} to={`/agents?category=${id}`} fw={650} c="inherit">
                      {name}
                    </Anchor>
                    <Text size="sm" c="dimmed">
                      {description}
                    </Text>
                  </dt>
                  <dd>
                    {members.map((agent) => (
                      <Member key={agent.id} agent={agent} />
                    ))}
                  </dd>
                </div>
              );
            })}
          </dl>
        )}
      </Loaded>
    </section>
  );
}

function Member({ agent: { id = '', name = '', category, access, open } }: { agent: Agent }) {
  const t = useTexts(texts);
  return (
    <Link to={`/agents/${id}`} className={classes.member}>
      <AgentMark id={id} name={name} category={category} size={32} />
      {name}
      {access !== 'free' && !open && <IconLock className={classes.lock} size={16} role="img" aria-label={t.needsSubscription} />}
    </Link>
  );
}

function Kept() {
  const t = useTexts(texts);
  const { change, changeBody, leave, leaveBody, take, takeBody, make, makeBody } = t.kept;
  const parts = [
    [change, changeBody],
    [leave, leaveBody],
    [take, takeBody],
    [make, makeBody],
  ] as const;
  return (
    <section aria-labelledby="kept" className={classes.section}>
      <Title order={2} id="kept" mb="md">
        {t.keep}
      </Title>
      <div className={classes.kept}>
        {parts.map(([title, body]) => (
          <div key={title} className={classes.keptPart}>
            <Title order={3} size="h4" mb={4}>
              {title}
            </Title>
            <Text c="dimmed">{body}</Text>
          </div>
        ))}
      </div>
    </section>
  );
}

/** The way in, for those who have read this far. */
function Begin() {
  const t = useTexts(texts);
  const { user } = useSession();
  return (
    <section className={classes.begin} aria-labelledby="begin">
      <Title order={2} id="begin">
        {t.begin}
      </Title>
      <Text c="dimmed">{t.beginBody}</Text>
      <Group justify="center" mt="md">
        {user === null && (
          <Button component={Link} to={signInPath('/agents', 'signup')} size="md">
            {t.signUp}
          </Button>
        )}
        <Button component={Link} to="/agents" size="md" variant="default">
          {t.all}
        </Button>
      </Group>
    </section>
  );
}
