/**
 * Mails of support. A feature writes {@link com.onelastai.support.mail.MailQueued} to the outbox of
 * the document that causes it; {@code Mailer} signs the links and sends it.
 */
@NullMarked
package com.onelastai.support.mail;

import org.jspecify.annotations.NullMarked;
