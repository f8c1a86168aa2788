/**
 * Catches the suite's mail: GreenMail receives it by SMTP, and nothing is forwarded.
 *
 * <p>A mail is stored as a file and shown by a small web page and as JSON. Its sender is not
 * trusted: a page shows it as text, or as HTML that can neither run nor load anything.
 */
@NullMarked
package com.onelastai.local.mail;

import org.jspecify.annotations.NullMarked;
