/** The Clean screen: one page that is cleaned while its visitor looks on. */
package latentstudio.clean;
