import { useTexts } from '../../shared/texts';
import { useMemberName } from './people';
import type { HistoryEntry } from './team-queries';
import { texts } from './texts';

/** Who has made a change. */
export function useAuthorName(): (author: HistoryEntry['by']) => string {
  const t = useTexts(texts);
  const nameOf = useMemberName();
  return (author) => {
    if (author?.role === 'system') return t.system;
    if (author?.role === 'user') return t.user;
    return author?.userId ? nameOf(author.userId) : t.team;
  };
}

/** What a change was, in words. */
export function useActionText(): (entry: HistoryEntry) => string {
  const t = useTexts(texts);
  const nameOf = useMemberName();
  return ({ action, from, to }) => {
    const what = (action && (t.actions as Partial<Record<string, string>>)[action]) ?? t.somethingElse;
    switch (action) {
      case 'status_changed':
        return t.fromTo(what, named(t.statuses, from), named(t.statuses, to));
      case 'priority_changed':
        return t.fromTo(what, named(t.priorities, from), named(t.priorities, to));
      case 'category_changed':
        return t.fromTo(what, named(t.categories, from), named(t.categories, to));
      case 'assigned':
        return t.fromTo(what, from ? nameOf(from) : t.nobody, to ? nameOf(to) : t.nobody);
      case 'assignment_collided':
        return t.withDetail(what, to ? nameOf(to) : t.nobody);
      case 'sla_marked':
        return to ? t.withDetail(what, named(t.marks, to)) : what;
      case 'merged_into':
      case 'rated':
        return to ? t.withDetail(what, to) : what;
      case 'merged_from':
        return from ? t.withDetail(what, from) : what;
      default:
        return what;
    }
  };
}

const named = (names: Readonly<Record<string, string>>, value: string | undefined): string => names[value ?? ''] ?? value ?? '';
