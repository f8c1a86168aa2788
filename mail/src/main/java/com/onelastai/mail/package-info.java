/**
 * Mails: {@link com.onelastai.mail.MailText} renders one, in a language of {@link
 * com.onelastai.mail.MailLanguages}, and {@link com.onelastai.mail.SmtpSender} sends it by SMTP.
 * Queue a mail as an event of the outbox and send it from a listener with {@code maxRecords = 1}.
 */
@NullMarked
package com.onelastai.mail;

import org.jspecify.annotations.NullMarked;
