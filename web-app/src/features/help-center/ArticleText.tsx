import { Anchor, Typography } from '@mantine/core';
import ReactMarkdown, { type Components } from 'react-markdown';
import { Link } from 'react-router';

const components: Components = {
  a: ({ href = '', children }) =>
    href.startsWith('/') && !href.startsWith('/api') ? (
      <Anchor component={Link} to={href}>
        {children}
      </Anchor>
    ) : (
      <Anchor href={href}>{children}</Anchor>
    ),
};

export default function ArticleText({ text }: { text: string }) {
  return (
    <Typography>
      <ReactMarkdown components={components}>{text}</ReactMarkdown>
    </Typography>
  );
}
