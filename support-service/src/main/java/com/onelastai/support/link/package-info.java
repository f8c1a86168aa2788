/** Links and addresses in mails that only their recipient can have. */
@NullMarked
package com.onelastai.support.link;

import org.jspecify.annotations.NullMarked;
