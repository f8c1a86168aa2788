/** What texts that people send may hold, as constraints for their fields. */
@NullMarked
package com.onelastai.chat.text;

import org.jspecify.annotations.NullMarked;
