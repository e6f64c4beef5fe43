/** Vue 3: v-model, a mask by maska, Combobox and Listbox of Headless UI, the status as radio buttons. */
import * as HeadlessUi from '@headlessui/vue';
import { vMaska } from 'maska/vue';
import { computed, createApp, reactive, ref } from 'vue';
import { COUNTRIES, DEPARTMENTS, EMPTY, TITLES } from '../choices.js';

const Form = {
  components: HeadlessUi,
  directives: { maska: vMaska },
  setup() {
    const user = reactive({ ...EMPTY, status: '' });
    const typed = ref('');
    const titles = computed(() => TITLES.filter((title) => title.toLowerCase().includes(typed.value.toLowerCase())));
    window.page = {
      state: () => {
        const { status, ...rest } = user;
        return { ...rest, active: status === 'active' };
      },
    };
    return { user, typed, titles, COUNTRIES, DEPARTMENTS };
  },
  template: `<form>
    <label for="first">First name</label> <input id="first" v-model="user.first">
    <label for="last">Last name</label> <input id="last" v-model.trim="user.last">
    <label for="email">Email</label> <input id="email" type="email" v-model.lazy="user.email">
    <label for="phone">Phone</label> <input id="phone" v-maska="'+## (##) ###-####'" v-model="user.phone">
    <label for="street">Street address</label> <textarea id="street" v-model="user.street"></textarea>
    <label for="country">Country</label>
    <select id="country" v-model="user.country"><option v-for="[code, name] of COUNTRIES" :key="code" :value="code">{{ name }}</option></select>
    <fieldset><legend>Account status</legend>
      <label><input type="radio" name="status" value="active" v-model="user.status"> Active</label>
      <label><input type="radio" name="status" value="inactive" v-model="user.status"> Inactive</label>
    </fieldset>
    <p id="display-label">Display name</p>
    <div role="textbox" aria-labelledby="display-label" contenteditable="true" @input="user.displayName = $event.target.textContent"></div>
    <Combobox v-model="user.title"><ComboboxLabel>Job title</ComboboxLabel>
      <ComboboxInput @change="typed = $event.target.value" />
      <ComboboxOptions><ComboboxOption v-for="title of titles" :key="title" :value="title">{{ title }}</ComboboxOption></ComboboxOptions>
    </Combobox>
    <Listbox v-model="user.department"><ListboxLabel>Department</ListboxLabel>
      <ListboxButton>{{ user.department || 'Choose' }}</ListboxButton>
      <ListboxOptions><ListboxOption v-for="one of DEPARTMENTS" :key="one" :value="one">{{ one }}</ListboxOption></ListboxOptions>
    </Listbox>
    <label for="start">Start date</label> <input id="start" type="date" v-model="user.start">
    <label for="password">Password</label> <input id="password" type="password" v-model="user.password">
  </form>`,
};

createApp(Form).mount('#app');
