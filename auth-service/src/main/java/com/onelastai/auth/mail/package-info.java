/** Mails to users: queued in the same write as the change they report, sent by SMTP afterwards. */
@NullMarked
package com.onelastai.auth.mail;

import org.jspecify.annotations.NullMarked;
