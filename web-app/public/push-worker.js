/* global self */
// Shows push messages, and opens what they are about. A message that is sent again has the same id,
// and replaces what is shown of it.
self.addEventListener('push', (event) => {
  const { id, title, text, link } = event.data.json();
  event.waitUntil(
    self.registration.showNotification(title, { body: text, tag: id, icon: '/icon.svg', data: { link } }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(new URL(event.notification.data.link, self.location.origin).href));
});
