/**
 * Catches the suite's mail: GreenMail takes it by SMTP, and nothing sends it on.
 *
 * <p>A mail is read once, when it arrives, into a {@link com.onelastai.local.mail.Mail}, kept as a
 * file and shown by a small web page and as JSON. Whoever wrote the mail is not trusted: a page
 * shows it as text, or as HTML that can neither run nor load anything.
 */
@NullMarked
package com.onelastai.local.mail;

import org.jspecify.annotations.NullMarked;
