import classes from './ContentHtml.module.css';

/**
 * What a member wrote, as the server has rendered it. The server has removed everything but harmless
 * elements; no other HTML may be shown by this.
 */
export function ContentHtml({ html }: { html: string }) {
  return <div className={classes.content} dangerouslySetInnerHTML={{ __html: html }} />;
}
