/** What users change about what they have: renew it, cancel it, take another plan. */
@NullMarked
package com.onelastai.billing.change;

import org.jspecify.annotations.NullMarked;
