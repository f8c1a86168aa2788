export { NotificationItem } from './NotificationItem';
export { useNotificationChange, useNotifications, type Notification } from './queries';
