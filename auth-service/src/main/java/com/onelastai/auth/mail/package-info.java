/** Mails to users: queued in the same write as what they tell of, sent by SMTP afterwards. */
@NullMarked
package com.onelastai.auth.mail;

import org.jspecify.annotations.NullMarked;
