/** Angular 22 without zones, templates compiled in the page: reactive forms, Material's autocomplete and select, a mask by ngx-mask. */
import '@angular/compiler';
import { Component, provideZonelessChangeDetection } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatAutocompleteModule } from '@angular/material/autocomplete';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { bootstrapApplication } from '@angular/platform-browser';
import { NgxMaskDirective, provideNgxMask } from 'ngx-mask';
import { COUNTRIES, DEPARTMENTS, EMPTY, TITLES } from '../choices.js';
import theme from '../node_modules/@angular/material/prebuilt-themes/azure-blue.css?inline';

document.head.append(Object.assign(document.createElement('style'), { textContent: theme }));

class UserForm {
  countries = COUNTRIES;
  departments = DEPARTMENTS;
  form = new FormGroup(Object.fromEntries(Object.entries(EMPTY).map(([key, value]) => [key, new FormControl(value)])));

  constructor() {
    window.page = { state: () => this.form.value };
  }

  titles() {
    const typed = String(this.form.value.title ?? '').toLowerCase();
    return TITLES.filter((title) => title.toLowerCase().includes(typed));
  }

  edited(event) {
    this.form.patchValue({ displayName: event.target.textContent });
  }
}

const Form = Component({
  selector: 'user-form',
  imports: [
    ReactiveFormsModule,
    MatAutocompleteModule,
    MatCheckboxModule,
    MatInputModule,
    MatSelectModule,
    NgxMaskDirective,
  ],
  template: `<form [formGroup]="form">
    <mat-form-field><mat-label>First name</mat-label><input matInput formControlName="first"></mat-form-field>
    <mat-form-field><mat-label>Last name</mat-label><input matInput formControlName="last"></mat-form-field>
    <mat-form-field><mat-label>Email</mat-label><input matInput type="email" formControlName="email"></mat-form-field>
    <mat-form-field><mat-label>Phone</mat-label><input matInput formControlName="phone" mask="+00 (00) 000-0000" [dropSpecialCharacters]="false"></mat-form-field>
    <mat-form-field><mat-label>Street address</mat-label><textarea matInput formControlName="street"></textarea></mat-form-field>
    <label for="country">Country</label>
    <select id="country" formControlName="country">
      @for (one of countries; track one[0]) { <option [value]="one[0]">{{ one[1] }}</option> }
    </select>
    <mat-checkbox formControlName="active">Account enabled</mat-checkbox>
    <p id="display-label">Display name</p>
    <div role="textbox" aria-labelledby="display-label" contenteditable="true" (input)="edited($event)"></div>
    <mat-form-field><mat-label>Job title</mat-label>
      <input matInput formControlName="title" [matAutocomplete]="auto">
      <mat-autocomplete #auto requireSelection>
        @for (title of titles(); track title) { <mat-option [value]="title">{{ title }}</mat-option> }
      </mat-autocomplete>
    </mat-form-field>
    <mat-form-field><mat-label>Department</mat-label>
      <mat-select formControlName="department">
        @for (one of departments; track one) { <mat-option [value]="one">{{ one }}</mat-option> }
      </mat-select>
    </mat-form-field>
    <label for="start">Start date</label> <input id="start" type="date" formControlName="start">
    <label for="password">Password</label> <input id="password" type="password" formControlName="password">
  </form>`,
})(UserForm);

const app = document.getElementById('app');
app.append(document.createElement('user-form'));
bootstrapApplication(Form, { providers: [provideZonelessChangeDetection(), provideNgxMask()] });
