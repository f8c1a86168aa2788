import classes from './AgentMark.module.css';

/** Rings on water, thrown by the agent's id: the same agent always looks the same. */
export function AgentMark({ id, name, category, size = 44 }: { id: string; name: string; category?: string | undefined; size?: number }) {
  const seed = hash(id);
  const x = 25 + (seed % 51);
  const y = 25 + ((seed >>> 6) % 51);
  const step = 14 + ((seed >>> 12) % 9);
  return (
    <svg className={classes.mark} data-category={category} viewBox="0 0 100 100" width={size} height={size} aria-hidden>
      <rect className={classes.water} width="100" height="100" rx="30" />
      {[1, 2, 3, 4].map((ring) => (
        <circle key={ring} className={classes.ring} cx={x} cy={y} r={ring * step} opacity={1 - ring * 0.19} />
      ))}
      <text className={classes.letter} x="50" y="50">
        {name.charAt(0)}
      </text>
    </svg>
  );
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const unit of text) value = Math.imul(value ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}
