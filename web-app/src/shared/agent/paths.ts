/** Agents whose own address is a page of its own; they talk one level below. */
const WITH_OWN_PAGE = ['create', 'random'];

/** Where one talks to an agent, or goes on with a conversation. */
export function chatPath(agentId: string, conversationId?: string): string {
  const path = `/agents/${agentId}${WITH_OWN_PAGE.includes(agentId) ? '/chat' : ''}`;
  return conversationId ? `${path}?conversation=${conversationId}` : path;
}
