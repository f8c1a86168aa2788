export { AccessBadge, useAgentPrice } from './AccessBadge';
export { AgentMark } from './AgentMark';
export { FavoriteButton } from './FavoriteButton';
export { chatPath } from './paths';
export { useAgent, useAgents, useCategories, useFavorites, type Agent } from './queries';
