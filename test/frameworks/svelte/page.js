/** Svelte 5: runes and bindings, Combobox and Select of Bits UI, a mask by imask. */
import { mount } from 'svelte';
import Form from './form.svelte';

mount(Form, { target: document.getElementById('app') });
