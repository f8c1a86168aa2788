import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderPart } from '../../../test/render';
import Markdown from './Markdown';
import { marked } from './SearchResults';

it('what a model writes brings no HTML, no script and no picture into the page', () => {
  const { container } = renderPart(
    <Markdown
      text={'<img src=x onerror=alert(1)> <b>bold</b>\n\n[click](javascript:alert(1)) ![cat](https://example.com/cat.png)'}
    />,
  );
  expect(container.querySelector('img, b, script')).toBeNull();
  expect(screen.getByText('click')).not.toHaveAttribute('href', expect.stringContaining('javascript'));
  expect(screen.getByRole('link', { name: 'cat' })).toHaveAttribute('rel', expect.stringContaining('noopener'));
});

it("an answer's headings stand below the conversation's, and its code can be copied", () => {
  renderPart(<Markdown text={'# Light\n\n```js\nconst c = 299792458;\n```'} />);
  expect(screen.getByRole('heading', { level: 3, name: 'Light' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Copy the code' })).toBeVisible();
});

it('the hits of a search are marked where the API says', () => {
  renderPart(<p>{marked('Why is the sky blue?', [[11, 14], [15, 19]])}</p>);
  expect(screen.getByText('sky').tagName).toBe('MARK');
  expect(screen.getByText('blue').tagName).toBe('MARK');
});
