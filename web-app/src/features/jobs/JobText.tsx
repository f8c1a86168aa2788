import { Anchor, Title, Typography } from '@mantine/core';
import ReactMarkdown, { type Components } from 'react-markdown';

/** Under the title of the page and beside those of its parts. */
const components: Components = {
  h1: ({ children }) => <Title order={2}>{children}</Title>,
  h2: ({ children }) => <Title order={3}>{children}</Title>,
  h3: ({ children }) => <Title order={4}>{children}</Title>,
  a: ({ href = '', children }) => (
    <Anchor href={href} rel="noopener noreferrer">
      {children}
    </Anchor>
  ),
};

/** The description of a job, in which HTML is text. */
export default function JobText({ text }: { text: string }) {
  return (
    <Typography style={{ overflowWrap: 'anywhere' }}>
      <ReactMarkdown components={components}>{text}</ReactMarkdown>
    </Typography>
  );
}
