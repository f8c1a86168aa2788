import { Button, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useNavigate } from 'react-router';
import { chatPath, type Agent } from '../../shared/agent';
import { useTexts } from '../../shared/texts';
import classes from './Home.module.css';
import { texts } from './texts';

const DEMO = 'neural-chat-demo';

/** Asks an agent without further ado: the question goes along to the agent's page. */
export function TryIt({ agents }: { agents: readonly Agent[] }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [question, setQuestion] = useState('');
  const [chosen, setChosen] = useState(DEMO);
  const agentId = agents.some(({ id }) => id === chosen) ? chosen : (agents[0]?.id ?? DEMO);
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = question.trim();
    void navigate(chatPath(agentId), text ? { state: { question: text } } : undefined);
  };
  return (
    <div>
      <form className={classes.tryIt} onSubmit={onSubmit}>
        <TextInput
          className={classes.tryQuestion}
          label={t.question}
          placeholder={t.placeholder}
          size="lg"
          maxLength={8_000}
          value={question}
          onChange={({ currentTarget }) => setQuestion(currentTarget.value)}
        />
        <NativeSelect
          className={classes.tryAgent}
          label={t.answeredBy}
          size="lg"
          value={agentId}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          data={agents.map(({ id = '', name = id }) => ({ value: id, label: name }))}
        />
        <Button type="submit" size="lg">
          {t.ask}
        </Button>
      </form>
      <Text size="sm" c="dimmed" mt="xs">
        {t.noAccount}
      </Text>
    </div>
  );
}
