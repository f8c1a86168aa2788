import type { Agent } from '../../shared/agent';

export interface Filter {
  q: string;
  category: string;
  show: 'all' | 'free' | 'favorites' | 'own';
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** The agents that have all words, in the order of the list. */
export function filterAgents(agents: readonly Agent[], { q, category, show }: Filter, favorites: readonly string[]): Agent[] {
  const words = plain(q).split(/\s+/).filter(Boolean);
  return agents.filter((agent) => {
    const text = plain([agent.name, agent.description, agent.category].join(' '));
    return (
      words.every((word) => text.includes(word)) &&
      (!category || agent.category === category) &&
      (show !== 'free' || agent.access === 'free') &&
      (show !== 'own' || agent.custom === true) &&
      (show !== 'favorites' || favorites.includes(agent.id ?? ''))
    );
  });
}
